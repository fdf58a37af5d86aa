package org.wardkeeper.device;

import java.util.Set;

/** Keys are worth nothing from now on, and neither are the sessions they began. */
public record KeysEnded(Set<String> identities) {}
