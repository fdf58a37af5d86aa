package org.wardkeeper.it;

import java.nio.file.Path;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it is shipped, with the container tests beside its classes. */
@ArquillianSuiteDeployment
public class WholeServer {
    private static final Path WAR = Path.of("target", "wardkeeper.war");

    /** Called by Arquillian, once a run. */
    @Deployment
    public static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, WAR.toFile())
                .addPackage(WholeServer.class.getPackage())
                .addPackages(true, "org.assertj");
    }
}
