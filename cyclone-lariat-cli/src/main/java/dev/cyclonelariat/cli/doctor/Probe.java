package dev.cyclonelariat.cli.doctor;

import java.util.function.Consumer;

/**
 * A call that changes nothing: it only asks, or names a topic or queue that does not exist. AWS
 * looks at what is allowed before it finds that out.
 *
 * @param action what IAM calls it
 * @param call makes it
 */
record Probe(String action, Consumer<Calls> call) {}
