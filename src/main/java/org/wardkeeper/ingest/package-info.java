/**
 * The path of a report, from its bytes to its answer: the roof over everything it passes.
 *
 * <p>Only {@code app} calls it, to start and stop it; {@code coap} brings the bytes. It never keeps state of its own
 * beyond what is under way. Invariant: 2.04 to anything durable is sent once the journal has it safe and never
 * before. Begin reading at {@link org.wardkeeper.ingest.ReportPipeline}.
 */
package org.wardkeeper.ingest;
