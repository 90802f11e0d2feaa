package org.vicinity.browser.tab;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.JComponent;
import org.vicinity.browser.engine.Engine;
import org.vicinity.browser.router.Refusal;
import org.vicinity.certstore.grant.Grant;

/**
 * What windows and tabs need of the rest.
 *
 * @param engine makes views
 * @param byHost the active grant of a host name
 * @param refusal why the router last refused a host name
 * @param settings makes the settings
 * @param automated whether software, not a person, is in control
 */
public record TabServices(
    Engine engine,
    Function<String, Optional<Grant>> byHost,
    Function<String, Optional<Refusal>> refusal,
    Supplier<JComponent> settings,
    boolean automated) {}
