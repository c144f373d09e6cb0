package io.truelift.pipelines.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.dag.Pipeline;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.configuration.AkkaOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient.JobFinalizationBehavior;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.jspecify.annotations.Nullable;

/**
 * One Flink in this process for all of its pipelines. Left to itself, Flink starts a cluster for each and loads the
 * classes of its messaging anew: a second of two processors, for each of the six pipelines of a run. It ends with the
 * process.
 */
final class LocalFlink {
    /** Of the heap that is free at the start, what sorting may take outside of it, as Beam has it for a cluster in process. */
    private static final double SHARE_OF_SORTING = 0.4;

    private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    private static @Nullable MiniCluster cluster;
    private static int slots;

    private LocalFlink() {}

    /** Makes it the place where pipelines of this process run that name no other. */
    static void use(int parallelism) {
        Environment.use(parallelism);
    }

    private static synchronized MiniCluster cluster(int parallelism) throws Exception {
        if (cluster != null && (slots < parallelism || !cluster.isRunning())) {
            cluster.close();
            cluster = null;
        }
        if (cluster == null) {
            Runtime java = Runtime.getRuntime();
            long free = java.maxMemory() - java.totalMemory() + java.freeMemory();
            Configuration configuration = new Configuration();
            configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, new MemorySize((long) (free * SHARE_OF_SORTING)));
            configuration.set( // Flink leaves there what it unpacks, of 22 MB
                    CoreOptions.TMP_DIRS,
                    ProcessFolder.make(Path.of(System.getProperty("java.io.tmpdir")))
                            .toString());
            // Its parts live in one process and die together: silence means a machine that is busy, and no death.
            configuration.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, LONGEST_SILENCE.toMillis());
            configuration.set(AkkaOptions.ASK_TIMEOUT_DURATION, LONGEST_SILENCE);
            configuration.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
            configuration.set(RestOptions.BIND_PORT, "0");
            configuration.set(
                    SecurityOptions.DELEGATION_TOKENS_ENABLED,
                    false); // there is no Hadoop, only classes of it that ORC names
            configuration.set(JobManagerOptions.JOB_STORE_MAX_CAPACITY, 1); // what ended is not asked for again
            cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                    .setConfiguration(configuration)
                    .setNumTaskManagers(1)
                    .setNumSlotsPerTaskManager(parallelism)
                    .setRpcServiceSharing(RpcServiceSharing.SHARED)
                    .build());
            cluster.start();
            slots = parallelism;
        }
        return cluster;
    }

    private static final class Environment extends ExecutionEnvironment {
        private Environment(int parallelism, Configuration configuration) {
            super(new Executor(parallelism), configuration, Environment.class.getClassLoader());
            setParallelism(parallelism);
        }

        static void use(int parallelism) {
            Configuration configuration = new Configuration();
            configuration.set(DeploymentOptions.TARGET, Executor.NAME);
            configuration.set(DeploymentOptions.ATTACHED, true);
            initializeContextEnvironment(() -> new Environment(parallelism, configuration));
        }
    }

    private record Executor(int parallelism)
            implements PipelineExecutorServiceLoader, PipelineExecutorFactory, PipelineExecutor {
        static final String NAME = "local";

        @Override
        public PipelineExecutorFactory getExecutorFactory(Configuration configuration) {
            return this;
        }

        @Override
        public Stream<String> getExecutorNames() {
            return Stream.of(NAME);
        }

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean isCompatibleWith(Configuration configuration) {
            return true;
        }

        @Override
        public PipelineExecutor getExecutor(Configuration configuration) {
            return this;
        }

        @Override
        public CompletableFuture<JobClient> execute(Pipeline pipeline, Configuration configuration, ClassLoader classes)
                throws Exception {
            JobGraph job = PipelineExecutorUtils.getJobGraph(pipeline, configuration, classes);
            MiniCluster flink = cluster(parallelism);
            return flink.submitJob(job)
                    .thenApply(submitted -> new MiniClusterJobClient(
                            submitted.getJobID(), flink, classes, JobFinalizationBehavior.NOTHING));
        }
    }
}
