package dev.cyclonelariat.local.protocol;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of an operation.
 *
 * @param path of the request; clients of the query protocol name a queue by it
 * @param traceHeader {@code X-Amzn-Trace-Id}, which SNS passes on to queues
 * @param onAbort registers what to do if the caller goes away before the answer
 */
public record Call(
    String operation,
    Caller caller,
    Arguments arguments,
    String path,
    @Nullable String traceHeader,
    Consumer<Runnable> onAbort) {}
