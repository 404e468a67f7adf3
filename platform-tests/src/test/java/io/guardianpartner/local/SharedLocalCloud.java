package io.guardianpartner.local;

/** One cloud for all tests of the module that can share it: each makes topics, queues and tables of its own. */
public final class SharedLocalCloud {

    private SharedLocalCloud() {}

    public static LocalCloud get() {
        return Holder.CLOUD;
    }

    private static final class Holder {

        static final LocalCloud CLOUD = start();

        private static LocalCloud start() {
            LocalCloud cloud = LocalCloud.builder().environment("test").dynamoDb(true).postgres(true)
                .secretsManager(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
            return cloud;
        }
    }
}
