/**
 * All devices as administrators look after them: who is silent, whose clock is wrong, who was refused and why, whose
 * battery is low, and who knocks without being registered.
 *
 * <p>Asked by REST and by the devices' page; reads contacts, live readings and the stored rejections, and writes
 * nothing. It never registers a device and never sees a key.
 *
 * <p>Invariant: what is not known is left out, and never guessed.
 */
package org.wardkeeper.fleet;
