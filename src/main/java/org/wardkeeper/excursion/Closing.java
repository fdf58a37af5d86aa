package org.wardkeeper.excursion;

import java.time.Instant;
import java.util.UUID;

/**
 * An excursion closed by a person: what they found, what was done, what the manufacturer or the programme decided, and
 * their signature (21 CFR 11.50: printed name, date and time, meaning).
 *
 * @param by the login that signed
 * @param name the printed name of the signature
 * @param meaning what the signature means
 * @param facts the excursion's facts as they were signed; see {@link Excursion#facts()}
 */
public record Closing(UUID id, Instant at, String by, String name, String meaning, ClosingForm form, String facts) {}
