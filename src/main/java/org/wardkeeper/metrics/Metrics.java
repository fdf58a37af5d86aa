package org.wardkeeper.metrics;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The application's metrics (MicroProfile Metrics 5.1). A name is given whole, its unit within it, because the
 * platform's own suffixes depend on the version; the platform adds {@code _total} to counters.
 *
 * <p>Where metrics are off, annotations on a method would break the deployment; what is handed out here then counts for
 * nobody.
 */
@ApplicationScoped
public class Metrics {
    private static final Logger LOG = Logger.getLogger(Metrics.class.getName());

    private static final double NANOS_A_SECOND = 1e9;
    private static final long MS = 1_000_000;

    @Inject
    Instance<MetricRegistry> registries;

    private Optional<MetricRegistry> registry = Optional.empty();

    /** Where metrics are off, Payara still offers a registry, and fails when it is taken. */
    @PostConstruct
    void findRegistry() {
        try {
            registry = Optional.of(registries.get());
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "nobody reads the metrics: {0}", String.valueOf(e.getMessage()));
        }
    }

    /** Metrics that nobody reads: for a part that runs on its own. */
    public static Metrics unread() {
        return new Metrics();
    }

    /** A count that only grows. To be asked for once and kept. */
    public Counter counter(String name, String description, Tag... tags) {
        return registry.map(metrics -> metrics.counter(metadata(name, description), tags))
                .orElseGet(Unread::new);
    }

    /** A value that is asked for whenever somebody looks; it must be quick and must not throw. */
    public void gauge(String name, String description, Supplier<Number> value, Tag... tags) {
        registry.ifPresent(metrics -> {
            metrics.remove(new MetricID(name, tags)); // What is there already would be kept, with its old supplier.
            metrics.gauge(metadata(name, description), value, tags);
        });
    }

    /** How long something took: takes nanoseconds, is told in seconds. From what nobody notices to what is a fault. */
    public Distribution nanos(String name, String description) {
        return distribution(
                name,
                description,
                NANOS_A_SECOND,
                MS,
                2 * MS,
                5 * MS,
                10 * MS,
                20 * MS,
                50 * MS,
                100 * MS,
                250 * MS,
                1_000 * MS,
                5_000 * MS);
    }

    /**
     * How a quantity is distributed.
     *
     * @param perUnit how many of what is recorded make one of the unit that the name ends with: 1e9 for nanoseconds
     *     under a name in seconds
     * @param bounds the buckets' upper bounds as they are recorded, ascending
     */
    public Distribution distribution(String name, String description, double perUnit, long... bounds) {
        Distribution distribution = new Distribution(bounds);
        for (int bucket = 0; bucket <= bounds.length; bucket++) {
            int upTo = bucket;
            String bound = bucket == bounds.length ? "+Inf" : number(bounds[bucket] / perUnit);
            gauge(name + "_bucket", description, () -> distribution.upTo(upTo), new Tag("le", bound));
        }
        gauge(name + "_count", description, () -> distribution.upTo(bounds.length));
        gauge(name + "_sum", description, () -> distribution.sum() / perUnit);
        return distribution;
    }

    private static String number(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }

    private static Metadata metadata(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }

    private static final class Unread implements Counter {
        private final LongAdder count = new LongAdder();

        @Override
        public void inc() {
            count.increment();
        }

        @Override
        public void inc(long more) {
            count.add(more);
        }

        @Override
        public long getCount() {
            return count.sum();
        }
    }
}
