package org.wardkeeper.lesson;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.wardkeeper.audit.AuditTrail;

/** The stored lessons: each change with its entry in the audit trail, committed when the method returns. */
@ApplicationScoped
class LessonStore {

    @PersistenceContext(unitName = "wardkeeper")
    private EntityManager entities;

    @Inject
    private AuditTrail audit;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    /** Stores a lesson and what was heard in it, once, however often it is asked to. */
    @Transactional(TxType.REQUIRES_NEW)
    void keep(Finished finished) {
        Begun begun = finished.begun();
        if (entities.find(Lesson.class, begun.lesson()) != null) {
            return; // the answer to the commit was lost, not the commit
        }
        entities.persist(new Lesson(finished));
        entities.flush();
        asked(connection -> {
            LessonTables.insert(begun.lesson(), finished.rows(), connection);
            return null;
        });
        String inWords = "lesson " + begun.lesson() + ", " + finished.vectors() + " vectors with " + begun.assetId();
        audit.record(begun.by(), "teach.lesson", begun.zoneId(), inWords);
    }

    /** It counts for nothing from now on; false if there is no such lesson. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean undo(UUID id, String by, Instant now) {
        return changed(id, by, "teach.undo", lesson -> lesson.undo(now));
    }

    /** It counts again; false if there is no such lesson. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean restore(UUID id, String by) {
        return changed(id, by, "teach.restore", Lesson::restore);
    }

    private boolean changed(UUID id, String by, String action, Predicate<Lesson> verb) {
        Lesson lesson = entities.find(Lesson.class, id);
        if (lesson == null) {
            return false;
        }
        if (verb.test(lesson)) {
            entities.flush();
            audit.record(by, action, lesson.zoneId(), "lesson " + id);
        }
        return true;
    }

    /** The live model goes by every lesson that counts; how many it did not go by before. */
    @Transactional(TxType.REQUIRES_NEW)
    int use(String by, Instant now) {
        List<Lesson> fresh = entities.createQuery(
                        "select l from Lesson l where l.used is null and l.undone is null order by l.began",
                        Lesson.class)
                .getResultList();
        if (!fresh.isEmpty()) {
            fresh.forEach(lesson -> lesson.use(now));
            entities.flush();
            String zones = fresh.stream().map(Lesson::zoneId).distinct().collect(Collectors.joining(", "));
            audit.record(by, "teach.use", fresh.size() + " lessons", zones);
        }
        return fresh.size();
    }

    /** Forgets for good what was undone long ago. */
    @Transactional(TxType.REQUIRES_NEW)
    void prune(Instant undoneBefore) {
        int forgotten = asked(connection -> LessonTables.prune(undoneBefore, connection));
        if (forgotten > 0) {
            audit.record("server", "teach.forget", forgotten + " lessons", "undone before " + undoneBefore);
        }
    }

    /** The newest first, those that were undone among them. */
    List<KnownLesson> latest(Instant beganBefore, int limit) {
        return asked(connection -> LessonTables.latest(beganBefore, limit, connection));
    }

    Optional<KnownLesson> one(UUID id) {
        return asked(connection -> LessonTables.one(id, connection));
    }

    /** All lessons that were not undone, with what was heard, the oldest first. */
    List<TaughtLesson> counting() {
        return asked(LessonTables::counting);
    }

    private interface Asking<T> {
        T of(Connection connection) throws SQLException;
    }

    private <T> T asked(Asking<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The lessons could not be read or written", e);
        }
    }
}
