package org.vicinity.browser.tab;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.JComponent;
import org.vicinity.browser.download.DownloadList;
import org.vicinity.browser.engine.Engine;
import org.vicinity.browser.router.Refusal;
import org.vicinity.browser.session.Session;
import org.vicinity.browser.sites.History;
import org.vicinity.browser.sites.SiteZooms;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.name.Origin;

/**
 * What windows and tabs need of the rest.
 *
 * @param engine makes views
 * @param byHost the active grant of a host name
 * @param devicesOf the active grants of an origin
 * @param revoke takes grants back; does not block
 * @param refusal why the router last refused a host name
 * @param settings makes the settings
 * @param session what is open, for the next start
 * @param zooms the size of sites' contents
 * @param history the pages that the user has been to
 * @param downloads this run's downloads
 * @param automated whether software, not a person, is in control
 */
public record TabServices(
    Engine engine,
    Function<String, Optional<Grant>> byHost,
    Function<Origin, List<Grant>> devicesOf,
    Function<Collection<GrantId>, CompletableFuture<Void>> revoke,
    Function<String, Optional<Refusal>> refusal,
    Supplier<JComponent> settings,
    Session session,
    SiteZooms zooms,
    History history,
    DownloadList downloads,
    boolean automated) {}
