package org.wardkeeper.watch;

import java.util.Optional;
import java.util.OptionalDouble;
import org.wardkeeper.device.Contact;
import org.wardkeeper.device.KnownDevice;

/**
 * What is known of one device at one moment.
 *
 * @param speaker who carried its last word, where that was somebody else
 * @param batteryPercent empty where it never told
 * @param probeMissing its sensor's newest word is that it has no probe
 */
record DeviceFacts(
        KnownDevice device,
        Contact contact,
        Optional<KnownDevice> speaker,
        OptionalDouble batteryPercent,
        boolean probeMissing) {}
