package org.wardkeeper.faults;

/** A way in which a server may be broken. */
public enum Fault {
    /** {@code kill -9} of the launcher and server. */
    SERVER_KILLED,
    /** {@code kill -9} of PostgreSQL's first process. */
    POSTMASTER_KILLED,
    /** {@code kill -9} of one of PostgreSQL's sessions, which makes it restart all of them. */
    SESSION_KILLED,
    /** PostgreSQL stops to answer, the server spools, and is killed over it. */
    SERVER_KILLED_WHILE_SPOOLING,
    /** {@code kill -9} of everything at once, like a power cut that the disk survives. */
    ALL_KILLED,
    /** PostgreSQL's processes stand still for a while, then go on. */
    DATABASE_STOPPED,
    /** Datagrams vanish, double and overtake each other. */
    BAD_WIRE,
    /** PostgreSQL stands still, and the disk of the spool is full for a while. */
    DISK_FULL
}
