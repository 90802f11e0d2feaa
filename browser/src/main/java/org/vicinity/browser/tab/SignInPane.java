package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.util.function.Consumer;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.UIManager;
import org.vicinity.browser.display.CenteredColumn;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.engine.SignIn;

/**
 * Asks for a user name and a password in place of the page, so that no page can stand around or
 * behind the question. On the event thread.
 */
final class SignInPane extends JPanel {
  private static final int WIDTH = 480;
  private static final int COLUMNS = 28;

  private final JTextArea title = text(1.5f, Font.BOLD);
  private final JTextArea who = text(1f, Font.PLAIN);
  private final JTextArea realm = text(1f, Font.ITALIC);
  private final JTextField user = new JTextField(COLUMNS);
  private final JPasswordField password = new JPasswordField(COLUMNS);
  private final JButton signIn = new JButton(TabTexts.SIGN_IN.text());
  private transient SignIn.Answer answer;

  /**
   * Makes one.
   *
   * @param typing told that the user types here now
   * @param done told that the answer was given, and whether the user signs in
   */
  SignInPane(Runnable typing, Consumer<Boolean> done) {
    super(new CenteredColumn());
    JButton cancel = new JButton(TabTexts.CANCEL.text());
    signIn.addActionListener(
        event -> {
          answer.accept(user.getText(), new String(password.getPassword()));
          forget();
          done.accept(true);
        });
    cancel.addActionListener(
        event -> {
          answer.decline();
          forget();
          done.accept(false);
        });
    user.addActionListener(event -> password.requestFocus());
    password.addActionListener(event -> signIn.doClick());
    for (JComponent part : new JComponent[] {user, password, signIn, cancel}) {
      KeyboardWish.of(part, typing);
    }
    Box column = new Box(BoxLayout.PAGE_AXIS);
    for (JComponent part :
        new JComponent[] {
          title,
          who,
          realm,
          label(TabTexts.USER_NAME, user),
          user,
          label(TabTexts.PASSWORD, password),
          password,
          buttons(cancel)
        }) {
      part.setAlignmentX(LEFT_ALIGNMENT);
      column.add(part);
    }
    JPanel frame = new JPanel(new BorderLayout());
    frame.add(column, BorderLayout.PAGE_START);
    frame.setPreferredSize(Space.size(WIDTH, 400));
    add(frame);
  }

  private JComponent buttons(JButton cancel) {
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 16));
    buttons.add(signIn);
    buttons.add(Space.across(8));
    buttons.add(cancel);
    return buttons;
  }

  private static JLabel label(TabTexts text, JComponent field) {
    JLabel label = new JLabel(text.text());
    label.setLabelFor(field);
    label.setBorder(Space.border(8, 0, 3, 0));
    field.setMaximumSize(new Dimension(Integer.MAX_VALUE, field.getPreferredSize().height));
    return label;
  }

  /**
   * Asks.
   *
   * @param pageHost the host of the tab's page; empty when it has none
   */
  void show(SignIn wanted, String pageHost) {
    answer = wanted.answer();
    SignInWords words = SignInWords.of(wanted, pageHost);
    title.setText(words.title());
    who.setText(words.explanation());
    realm.setText(words.realm());
    realm.setVisible(!words.realm().isEmpty());
    getAccessibleContext().setAccessibleName(words.title());
  }

  /** Nothing that was typed stays behind. */
  void forget() {
    user.setText("");
    password.setText("");
  }

  void focusField() {
    (user.getText().isEmpty() ? user : password).requestFocus();
  }

  private static JTextArea text(float scale, int style) {
    JTextArea area = new JTextArea();
    Font font = UIManager.getFont("Label.font");
    area.setFont(font.deriveFont(style, font.getSize2D() * scale));
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setEditable(false);
    area.setFocusable(false);
    area.setOpaque(false);
    area.setBorder(Space.border(0, 0, 10, 0));
    return area;
  }
}
