package org.wardkeeper.launch;

import java.nio.file.*;
final class Server {
    static void run(Settings s, Terminal t) {
        try {
            Settings settings = Ports.settle(s);
            DataFolder data = DataFolder.open(settings.data());
            Path cache = Path.of("/tmp/px/cache"); Files.createDirectories(cache);
            t.step("db");
            Database db = Database.open(settings, data, cache);
            t.step("db done");
            System.setProperty("WARDKEEPER_DATABASE_URL", db.url());
            System.setProperty("WARDKEEPER_DATABASE_USER", db.user());
            System.setProperty("WARDKEEPER_DATABASE_PASSWORD", db.password());
            AppServer app = AppServer.boot(settings, data.path().resolve("payara"), cache.resolve("payara"), Path.of("/tmp/px/logging.properties"));
            t.step("booted");
            WarFolder war = WarFolder.unpack(Path.of(System.getenv("WAR")), data.path());
            t.step("war");
            app.deploy(war.path());
            t.step("deployed " + settings.httpPort());
        } catch (java.io.IOException e) { throw new RuntimeException(e); }
    }
}
