package org.vicinity.browser.tab;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.HierarchyBoundsAdapter;
import java.awt.event.HierarchyEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.AbstractAction;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.vicinity.browser.sites.Visit;

/** Shows the address and takes another one, with suggestions while somebody types. */
final class AddressField extends JTextField {
  private static final int LONGEST = 4096;

  private final transient Function<String, List<Visit>> suggest;
  private final transient SuggestionWindow suggestions;
  private final transient Consumer<String> go;
  private final transient Runnable left;
  private String shown = "";
  private boolean changing;

  /**
   * Makes one.
   *
   * @param go takes what was typed or chosen
   * @param suggest gives pages for what was typed
   * @param focused told that the user wants to type an address
   * @param left told that the user does not want to type one after all
   */
  AddressField(
      Consumer<String> go, Function<String, List<Visit>> suggest, Runnable focused, Runnable left) {
    this.suggest = suggest;
    this.left = left;
    this.go = go;
    this.suggestions = new SuggestionWindow(this, this::leave);
    getAccessibleContext().setAccessibleName(TabTexts.ADDRESS.text());
    putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, TabTexts.ADDRESS.text());
    addActionListener(event -> leave(suggestions.selected().orElse(getText())));
    bind(KeyEvent.VK_DOWN, () -> suggestions.step(1));
    bind(KeyEvent.VK_UP, () -> suggestions.step(-1));
    bind(KeyEvent.VK_ESCAPE, this::escape);
    getDocument().addDocumentListener(new Typing());
    addHierarchyBoundsListener(new Moves());
    KeyboardWish.of(
        this,
        () -> {
          focused.run();
          selectAll();
        });
    addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusLost(FocusEvent event) {
            suggestions.hide();
          }
        });
  }

  private void bind(int key, Runnable action) {
    KeyStroke stroke = KeyStroke.getKeyStroke(key, 0);
    getInputMap().put(stroke, stroke);
    getActionMap()
        .put(
            stroke,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                action.run();
              }
            });
  }

  private void leave(String address) {
    suggestions.hide();
    go.accept(address);
  }

  /** First the list goes, then what was typed, and then the keyboard. */
  private void escape() {
    if (suggestions.isShown()) {
      suggestions.hide();
    } else if (!getText().equals(shown)) {
      set(shown);
      selectAll();
    } else {
      left.run();
    }
  }

  /** Shows an address, unless the user is typing another one. */
  void show(String url) {
    String text = url.equals(StartPage.URL) ? "" : PlainText.line(url, LONGEST);
    if (!isFocusOwner() || getText().equals(shown)) {
      set(text);
      setCaretPosition(0);
    }
    shown = text;
  }

  private void set(String text) {
    changing = true;
    try {
      setText(text);
    } finally {
      changing = false;
    }
  }

  @Override
  public void removeNotify() {
    suggestions.hide();
    super.removeNotify();
  }

  private void typed() {
    if (!changing) {
      suggestions.show(suggest.apply(getText()));
    }
  }

  /** The list does not move along with its window. */
  private final class Moves extends HierarchyBoundsAdapter {
    @Override
    public void ancestorMoved(HierarchyEvent event) {
      hideWith(event);
    }

    @Override
    public void ancestorResized(HierarchyEvent event) {
      hideWith(event);
    }

    private void hideWith(HierarchyEvent event) {
      if (event.getChanged() instanceof Window) {
        suggestions.hide();
      }
    }
  }

  private final class Typing implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
      typed();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
      // What is left is no beginning of what somebody types.
      suggestions.hide();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
      // Styles, of which a field has none.
    }
  }
}
