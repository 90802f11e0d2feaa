package org.vicinity.browser.settings;

import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.event.HierarchyEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.display.MessageLine;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.display.WrappedText;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.RevokedGrant;

/**
 * The settings of devices: which site has which device, and how to take it back; which sites may
 * not ask. Follows the store while it is in a window. On the event dispatch thread only.
 */
public final class DevicesPane extends JPanel {
  private static final Logger LOG = LoggerFactory.getLogger(DevicesPane.class);
  private static final int WIDTH = 720;

  /** The store tells of grants that come and go, but not of each use. */
  private static final int REFRESH_MILLIS = 30_000;

  private final transient DevicesPaneParts parts;
  private final transient RevokeQuestion question;
  private final transient Revocations revocations;
  private final transient GrantFlaws flaws;
  private final GrantsPanel grants;
  private final UndoBar undo = new UndoBar(this::restore);
  private final MessageLine untold = new MessageLine(WIDTH, Palette.warning());
  private final MessageLine problem = new MessageLine(WIDTH, Palette.danger());
  private final MessageLine revokedBySites = new MessageLine(WIDTH, Palette.warning());
  private final Timer refresh = new Timer(REFRESH_MILLIS, event -> reload());
  private transient AutoCloseable subscription = () -> {};

  /** Makes one with everything. */
  public DevicesPane(DevicesPaneParts parts) {
    this(parts, RevokeQuestion.inWindow());
  }

  DevicesPane(DevicesPaneParts parts, RevokeQuestion question) {
    super(new BorderLayout(0, Space.of(16)));
    this.parts = parts;
    this.question = question;
    this.revocations = new Revocations(parts.revoking());
    this.flaws = new GrantFlaws(parts.revocations(), parts.clock());
    this.grants = new GrantsPanel(flaws, this::askAndRevoke, this::askAndRevokeScope);
    setBorder(Space.border(24, 28, 24, 28));
    add(above(), BorderLayout.NORTH);
    add(grants, BorderLayout.CENTER);
    add(below(), BorderLayout.SOUTH);
    addHierarchyListener(
        event -> {
          if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && isShowing()) {
            reload();
          }
        });
    reload();
  }

  @Override
  public void addNotify() {
    super.addNotify();
    subscription = parts.store().listen(change -> SwingUtilities.invokeLater(this::reload));
    refresh.start();
    reload();
  }

  @Override
  public void removeNotify() {
    refresh.stop();
    try {
      subscription.close();
    } catch (Exception e) {
      LOG.warn("listening to the store could not be ended", e);
    }
    super.removeNotify();
  }

  GrantsPanel grants() {
    return grants;
  }

  UndoBar undo() {
    return undo;
  }

  String untoldText() {
    return untold.message();
  }

  String problem() {
    return problem.message();
  }

  private void reload() {
    List<Grant> active = parts.store().active();
    grants.fill(active);
    revokedBySites.say(flaws.revoked(active));
    List<Grant> away = untold();
    untold.say(away.isEmpty() ? Optional.empty() : Optional.of(SettingsTexts.untold(away)));
  }

  String revokedBySites() {
    return revokedBySites.message();
  }

  private void askAndRevoke(List<Grant> selected) {
    if (selected.isEmpty()) {
      return;
    }
    Grant first = selected.get(0);
    String what =
        selected.size() == 1
            ? SettingsTexts.confirmOne(GrantTableModel.device(first), first.origin().serialized())
            : SettingsTexts.confirmSeveral(selected.size());
    askAndRevoke(what, selected);
  }

  private void askAndRevokeScope(RevokeScope scope, Grant one) {
    List<Grant> all = scope.of(one, parts.store().active());
    askAndRevoke(scope.question(one, all.size()), all);
  }

  private void askAndRevoke(String what, List<Grant> which) {
    if (revocations.running() || which.isEmpty()) {
      return;
    }
    if (question.agreed(this, SettingsTexts.confirm(what, which.size()))) {
      problem.say(Optional.empty());
      grants.enableRevoking(false);
      revocations.revoke(which, this::revoked);
    }
  }

  private void revoked(Revocations.Outcome outcome) {
    ended(outcome, SettingsTexts.REVOKE_FAILED.text());
    if (outcome.well()) {
      undo.offer(outcome.grants(), parts.revoking().undoTime());
    }
  }

  private void restore(List<Grant> which) {
    if (!revocations.running()) {
      grants.enableRevoking(false);
      revocations.restore(which, outcome -> ended(outcome, SettingsTexts.UNDO_FAILED.text()));
    }
  }

  private void ended(Revocations.Outcome outcome, String failure) {
    grants.enableRevoking(true);
    problem.say(outcome.well() ? Optional.empty() : Optional.of(failure));
    reload();
  }

  /** Devices in their time to undo are not waited for yet. */
  private List<Grant> untold() {
    Instant before = parts.clock().instant().minus(parts.revoking().undoTime());
    return parts.store().revoked().stream()
        .filter(revoked -> revoked.at().isBefore(before))
        .map(RevokedGrant::grant)
        .toList();
  }

  private JComponent above() {
    JLabel title = new JLabel(SettingsTexts.TITLE.text());
    title.setFont(title.getFont().deriveFont(Font.BOLD, title.getFont().getSize2D() * 1.6f));
    WrappedText intro = quiet(SettingsTexts.INTRO.text());
    MessageLine damage = new MessageLine(WIDTH, Palette.warning());
    damage.say(
        Optional.of(
                parts.store().quarantined().stream()
                    .map(SettingsTexts::quarantined)
                    .collect(Collectors.joining("\n")))
            .filter(text -> !text.isEmpty()));
    return column(title, intro, damage, revokedBySites, untold, problem, undo);
  }

  private JComponent below() {
    JPanel below = column(quiet(SettingsTexts.protection(parts.store().protection())));
    parts.muted().ifPresent(muted -> addTo(below, new MutedSitesPanel(muted)));
    return below;
  }

  private static WrappedText quiet(String text) {
    WrappedText quiet = new WrappedText(WIDTH);
    quiet.setText(text);
    quiet.setForeground(Palette.muted());
    return quiet;
  }

  /** One below the other; unlike struts, the gaps of invisible parts vanish with them. */
  private static JPanel column(JComponent... parts) {
    JPanel column = new JPanel(new GridBagLayout());
    for (JComponent part : parts) {
      addTo(column, part);
    }
    return column;
  }

  private static void addTo(JPanel column, JComponent part) {
    GridBagConstraints place = new GridBagConstraints();
    place.gridx = 0;
    place.weightx = 1;
    place.anchor = GridBagConstraints.LINE_START;
    place.fill = GridBagConstraints.HORIZONTAL;
    place.insets = Space.insets(0, 0, 8, 0);
    column.add(part, place);
  }
}
