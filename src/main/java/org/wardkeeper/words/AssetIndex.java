package org.wardkeeper.words;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.wardkeeper.asset.AssetChanged;
import org.wardkeeper.asset.Assets;

/** The index of all assets of the hospital: built from {@link Assets}, then kept in step with every change of it. */
@ApplicationScoped
public class AssetIndex {

    @Inject
    private Assets assets;

    private WordIndex words;

    @PostConstruct
    void build() {
        words = new WordIndex(assets.all());
    }

    /** The ids of all assets that have every word of the question, or a likeness of it. */
    public List<Hit> find(String question) {
        return words.find(question);
    }

    void onChange(@Observes AssetChanged change) {
        assets.byId(change.id()).ifPresentOrElse(words::put, () -> words.remove(change.id()));
    }

    @PreDestroy
    void close() {
        words.close();
    }
}
