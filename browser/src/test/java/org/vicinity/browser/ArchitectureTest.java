package org.vicinity.browser;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may know what. Sees the classes of all modules that the browser is made of. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.vicinity");

  @Test
  void onlyTheEnginePackageKnowsChromium() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.vicinity.browser.engine")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.cef..", "me.friwi..")
        .check(CLASSES);
  }

  @Test
  void theEnginesPublicTypesShowNothingOfChromium() {
    noClasses()
        .that()
        .resideInAPackage("org.vicinity.browser.engine")
        .and()
        .arePublic()
        .and()
        .doNotHaveSimpleName("Chromium")
        .and()
        .doNotHaveSimpleName("EngineInstall")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.cef..")
        .check(CLASSES);
  }

  @Test
  void onlyOnePackageKnowsBlueZ() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.vicinity.ble.bluez..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bluez..")
        .check(CLASSES);
  }

  @Test
  void onlyBluetoothTheKeyringAndTheThemeKnowDBus() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.vicinity.ble.bluez..",
            "org.vicinity.certstore.keyring..",
            "org.vicinity.browser.theme..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.freedesktop..")
        .check(CLASSES);
  }

  @Test
  void nothingDependsOnTheDemo() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.vicinity.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.vicinity.demo..")
        .check(CLASSES);
  }

  @Test
  void nothingBelowDependsOnTheBrowser() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.vicinity.browser..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.vicinity.browser..")
        .check(CLASSES);
  }

  @Test
  void theBridgeKnowsNoWindows() {
    noClasses()
        .that()
        .resideInAPackage("org.vicinity.bridge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.swing..", "java.awt..")
        .check(CLASSES);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices().matching("org.vicinity.browser.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("org.vicinity.bridge.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("org.vicinity.channel.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("org.vicinity.certstore.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
