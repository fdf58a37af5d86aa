package org.wardkeeper.it;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A real database that cannot be reached for the first few times somebody asks for a connection. */
public final class FailingDatabase {
    private FailingDatabase() {}

    /** Fails so often, then gives real connections. */
    public static DataSource at(DataSource real, int failures) {
        var left = new AtomicInteger(failures);
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getConnection") && left.getAndDecrement() > 0) {
                        throw new SQLException("the line is cut", "08001");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
