package dev.cyclonelariat.worker;

import dev.cyclonelariat.metrics.WorkerMetrics;
import java.time.Clock;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What all queues of a worker have in common.
 *
 * @param sqs reaches them
 * @param clock that visibility is reckoned by
 * @param alarm wakes what waits
 * @param executor runs handlers
 * @param stopping whether the worker shall end
 * @param metrics takes the figures
 */
record Shared(
    SqsClient sqs,
    Clock clock,
    Alarm alarm,
    Executor executor,
    Stopping stopping,
    WorkerMetrics metrics) {}
