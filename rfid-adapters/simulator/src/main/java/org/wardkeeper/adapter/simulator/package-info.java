/**
 * The demo's hospital: assets that walk through doors, readers that hear them, storage units that keep their temperature.
 * Knows a site folder and the kit; the server is an address to it. Started by the demo as a process of its own.
 * Never sees the server's database or classes: everything it claims goes over CoAP.
 * Invariant: what a storage unit reports for an instant depends on the unit and the instant alone, so history may be sent
 * again; only a door that is left open before people's eyes is counted from the start of the simulation.
 */
package org.wardkeeper.adapter.simulator;
