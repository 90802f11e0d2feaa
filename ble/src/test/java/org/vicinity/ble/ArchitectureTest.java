package org.vicinity.ble;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may know what in this module. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.vicinity.ble");

  @Test
  void onlyOnePackageKnowsBluezAndTheBus() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.vicinity.ble.bluez")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bluez..", "org.freedesktop..")
        .check(CLASSES);
  }

  @Test
  void framesAreBytesAndNothingElse() {
    classes()
        .that()
        .resideInAPackage("org.vicinity.ble.frame")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.vicinity.ble.frame", "org.vicinity.channel", "java..")
        .check(CLASSES);
  }

  @Test
  void thisModuleKnowsTheChannelsAndNoOtherPartOfVicinity() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.vicinity.browser..",
            "org.vicinity.bridge..",
            "org.vicinity.certstore..",
            "org.vicinity.demo..")
        .check(CLASSES);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices().matching("org.vicinity.ble.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
