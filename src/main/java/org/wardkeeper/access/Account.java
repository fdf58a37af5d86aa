package org.wardkeeper.access;

/** What the door needs to know of a user; a copy that outlives the transaction it was read in. */
public record Account(String login, Role role, String passwordHash) {

    /** Keeps the hash out of logs. */
    @Override
    public String toString() {
        return login + " (" + role.group() + ")";
    }
}
