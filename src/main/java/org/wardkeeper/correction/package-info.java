/**
 * What somebody says a stored reading should have been: a row of its own, chained to the one before and in one transaction
 * with its audit entry. The reading stays as it is.
 *
 * <p>Asked by REST, and by exports for what to show beside the readings. Never changes a figure.
 */
package org.wardkeeper.correction;
