package org.wardkeeper.search;

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
class AssetIndex {

    @Inject
    private Assets assets;

    private WordIndex words;

    @PostConstruct
    void build() {
        words = new WordIndex(assets.all());
    }

    List<WordIndex.Hit> find(String question) {
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
