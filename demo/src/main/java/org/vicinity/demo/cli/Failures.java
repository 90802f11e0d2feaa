package org.vicinity.demo.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import org.slf4j.LoggerFactory;
import org.vicinity.demo.http.PortTakenException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns failures into a sentence on standard error and an exit status: {@value
 * PortTakenException#EXIT_STATUS} when a port is taken, 1 for everything else. A stack trace goes
 * out only for what must not happen.
 */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  /** Has the failures of a command told so; also what is wrong with its options, in one line. */
  public static CommandLine of(CommandLine command) {
    Failures failures = new Failures();
    return command.setExecutionExceptionHandler(failures).setParameterExceptionHandler(failures);
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command
        .getErr()
        .println(
            command.getCommandSpec().qualifiedName()
                + ": "
                + wrong.getMessage()
                + " (--help shows examples)");
    command.getErr().flush();
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    command.getErr().println(command.getCommandName() + ": " + text);
    command.getErr().flush();
    if (failure instanceof PortTakenException) {
      return PortTakenException.EXIT_STATUS;
    }
    boolean expected =
        failure instanceof IOException
            || failure instanceof UncheckedIOException
            || failure instanceof SocketException;
    if (!expected) {
      LoggerFactory.getLogger(Failures.class).error("unexpected failure", failure);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
