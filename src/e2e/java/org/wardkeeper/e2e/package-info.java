/**
 * The product from outside: the real launcher as a process of its own, reports over CoAP, a real browser.
 *
 * <p>{@link org.wardkeeper.e2e.RunningServer} is the launcher, {@link org.wardkeeper.e2e.CoapSender} a reader or sensor,
 * {@link org.wardkeeper.e2e.Browser} a person. Never calls the server's classes; what it knows of it is the contract.
 * Everything it starts ends with it.
 */
package org.wardkeeper.e2e;
