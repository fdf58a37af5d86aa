package org.wardkeeper.search;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.primefaces.model.LazyDataModel;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.asset.AssetStatus;
import org.wardkeeper.language.Texts;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.words.KindNames;

/** The assets' page: a table to look through, and a form beside it for one asset at a time. */
@Named("assetTable")
@ViewScoped
public class AssetTable implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private AssetRows rows;

    @Inject
    private AssetsResource assets;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    private final AssetFilter filter = new AssetFilter();
    private LazyDataModel<FoundAsset> model;
    private AssetForm form;

    public LazyDataModel<FoundAsset> getModel() {
        if (model == null) {
            model = new LazyAssets(rows, filter);
        }
        return model;
    }

    public AssetFilter getFilter() {
        return filter;
    }

    /** Null while nothing is being edited. */
    public AssetForm getForm() {
        return form;
    }

    public boolean isChanging() {
        return user.may(Permission.SET_ASSET_STATUS);
    }

    public boolean isEditing() {
        return user.may(Permission.EDIT_ASSETS);
    }

    public void edit(String id) {
        form = new AssetForm(assets.one(id, null));
    }

    public void cancel() {
        form = null;
    }

    /** Stores what differs; the form stays open, with a sentence, where that is refused. */
    public void save() {
        try {
            Map<String, Object> changes = form.changes(isEditing());
            if (!changes.isEmpty()) {
                assets.change(form.getId(), changes);
            }
            say(FacesMessage.SEVERITY_INFO, texts().of("assets.edit.saved", form.getName()));
            form = null;
        } catch (ProblemException refused) {
            say(FacesMessage.SEVERITY_ERROR, refused.getMessage());
        }
    }

    public String kindName(String kind) {
        Texts texts = texts();
        return texts.has("kind." + kind) ? texts.of("kind." + kind) : KindNames.of(kind);
    }

    public String levelName(String levelId) {
        return places.current().level(levelId).map(Level::name).orElse(levelId);
    }

    public List<SelectItem> getKinds() {
        return rows.kinds().map(kind -> new SelectItem(kind, kindName(kind))).toList();
    }

    public List<SelectItem> getStatuses() {
        return Arrays.stream(AssetStatus.values())
                .map(status -> new SelectItem(status.slug(), text("status." + status.slug())))
                .toList();
    }

    /** Every zone, a group a level, the top floor first. */
    public List<SelectItem> getZones() {
        SiteMap map = places.current();
        return map.levels().stream()
                .sorted((a, b) -> Integer.compare(b.ordinal(), a.ordinal()))
                .map(level -> (SelectItem) group(level, map.zonesOn(level.id()).stream()))
                .toList();
    }

    private static SelectItemGroup group(Level level, Stream<Zone> zones) {
        SelectItem[] items =
                zones.map(zone -> new SelectItem(zone.id(), zone.name())).toArray(SelectItem[]::new);
        return new SelectItemGroup(level.name(), null, false, items);
    }

    private static void say(FacesMessage.Severity severity, String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, sentence, null));
    }

    private static String text(String key) {
        return texts().of(key);
    }

    private static Texts texts() {
        return Texts.in(FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }
}
