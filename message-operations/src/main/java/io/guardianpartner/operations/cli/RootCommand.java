package io.guardianpartner.operations.cli;

/** The command at the root of a command line; its sub-commands find their {@link Home} through it. */
public interface RootCommand {

    Home home();
}
