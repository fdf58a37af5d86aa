package org.wardkeeper.excursion;

/**
 * The form of an excursion. What nobody knows is null.
 *
 * @param foundAt when somebody found it, as they wrote it: a time with its offset
 * @param foundCel the unit's temperature when it was found; like the others in °C
 * @param minCel lowest, as read off at the unit
 * @param maxCel highest, as read off at the unit
 * @param roomCel of the room
 * @param sinceInRange how long since the last reading in range, in words
 * @param lots which lots were affected
 * @param otherContents what else was in the unit
 * @param earlierProblems problems of the unit before
 * @param cause why it happened; must be told
 * @param action what was done about it; must be told
 * @param contacts who was called
 * @param disposition what becomes of the contents, as decided by the manufacturer or the programme; must be told
 * @param decidedBy who decided that, with their reference; must be told
 * @param result how it went on
 * @param sensorLost why the sensor was lost; must be told where the excursion ended without a reading back in range
 */
public record ClosingForm(
        String foundAt,
        Double foundCel,
        Double minCel,
        Double maxCel,
        Double roomCel,
        String sinceInRange,
        String lots,
        String otherContents,
        String earlierProblems,
        String cause,
        String action,
        String contacts,
        String disposition,
        String decidedBy,
        String result,
        String sensorLost) {}
