/**
 * The rules that hold for every REST resource: JSON as it leaves, problem details (RFC 9457), CSRF, permissions, limits
 * of a body, values of a query, the OpenAPI document.
 *
 * <p>Called by the container alone; resources stand in the packages of their features. Never knows what a resource is
 * about.
 *
 * <p>Invariant: whatever goes wrong under {@code /api}, the answer is a problem detail that says nothing of our inside.
 */
package org.wardkeeper.rest;
