package org.vicinity.browser.certificate;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Window;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.vicinity.browser.display.CopyableText;
import org.vicinity.browser.display.FocusRing;
import org.vicinity.browser.display.Space;
import org.vicinity.certstore.grant.Grant;

/** A device's certificates, from its own up to the private CA. On the event dispatch thread. */
public final class CertificatePane extends JPanel {
  private static final int WIDTH = 480;

  private final JComboBox<String> chain = new JComboBox<>();
  private final JPanel values = new JPanel(new GridBagLayout());
  private final transient List<CertificateDetails> all;

  CertificatePane(List<X509Certificate> certificates) {
    super(new BorderLayout(0, Space.of(14)));
    all = certificates.stream().map(CertificateDetails::of).toList();
    for (int at = 0; at < all.size(); at++) {
      String title = all.get(at).title();
      chain.addItem(
          at == 0
              ? CertificateTexts.OF_DEVICE.text(title)
              : at == all.size() - 1
                  ? CertificateTexts.OF_AUTHORITY.text(title)
                  : CertificateTexts.BETWEEN.text(title));
    }
    chain.addActionListener(event -> fill());
    JLabel label = new JLabel(CertificateTexts.CERTIFICATE.text());
    label.setLabelFor(chain);
    chain.getAccessibleContext().setAccessibleName(CertificateTexts.CERTIFICATE.text());
    JPanel above = new JPanel(new BorderLayout(Space.of(12), 0));
    above.add(label, BorderLayout.LINE_START);
    above.add(chain, BorderLayout.CENTER);
    add(above, BorderLayout.PAGE_START);
    add(values, BorderLayout.CENTER);
    fill();
  }

  /** Returns one with a grant's chain. */
  public static CertificatePane of(Grant grant) {
    List<X509Certificate> certificates = new ArrayList<>(grant.chain());
    if (!certificates.contains(grant.authority())) {
      certificates.add(grant.authority());
    }
    return new CertificatePane(certificates);
  }

  /** Shows a grant's chain above a component until it is closed. */
  public static void show(Component above, Grant grant) {
    JButton close = new JButton(CertificateTexts.CLOSE.text());
    JOptionPane pane =
        new JOptionPane(
            of(grant),
            JOptionPane.PLAIN_MESSAGE,
            JOptionPane.DEFAULT_OPTION,
            null,
            new Object[] {close},
            close);
    JDialog dialog = pane.createDialog(above, CertificateTexts.TITLE.text());
    close.addActionListener(event -> dialog.dispose());
    dialog.setVisible(true);
  }

  JComboBox<String> chain() {
    return chain;
  }

  private void fill() {
    values.removeAll();
    GridBagConstraints place = new GridBagConstraints();
    place.anchor = GridBagConstraints.FIRST_LINE_START;
    place.fill = GridBagConstraints.HORIZONTAL;
    for (CertificateDetails.Line line : all.get(chain.getSelectedIndex()).lines()) {
      CopyableText value = new CopyableText(WIDTH, line.value());
      value.getAccessibleContext().setAccessibleName(line.label());
      JLabel label = new JLabel(line.label());
      label.setLabelFor(value);
      place.gridx = 0;
      place.weightx = 0;
      place.insets = Space.insets(4, 0, 4, 16);
      values.add(label, place);
      place.gridx = 1;
      place.weightx = 1;
      // The text has room for its line around it, and stands at the label's height nevertheless.
      int room = 4 - FocusRing.WIDTH;
      place.insets = Space.insets(room, 0, room, 0);
      values.add(value, place);
    }
    revalidate();
    Window window = SwingUtilities.getWindowAncestor(this);
    if (window != null) {
      window.pack();
    }
  }
}
