package org.wardkeeper.bench;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.wardkeeper.bench.wire.LoadGenerator;

/**
 * Two loads at once, a thread each.
 *
 * @param first how the first went
 * @param second how the second went
 */
record Together(LoadGenerator.Run first, LoadGenerator.Run second) {

    static Together run(Measured.Drive first, Measured.Drive second) throws IOException, InterruptedException {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<LoadGenerator.Run> beside = other.submit(second::run);
            return new Together(first.run(), beside.get());
        } catch (ExecutionException e) {
            throw new IOException("the second load failed: " + e.getCause().getMessage(), e);
        } finally {
            other.shutdownNow();
        }
    }
}
