package io.guardianpartner.routing.outbox;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** A service with nothing but its outbox, as a process; every second it prints what its heap held after the last collection. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableScheduling
class RelayProcess {

    static final String HEAP = "heap after collection, KiB: ";

    public static void main(String[] args) {
        SpringApplication.run(RelayProcess.class, args);
    }

    @Bean
    Heap heap() {
        return new Heap();
    }

    static class Heap {

        @Scheduled(fixedRate = 1000)
        void print() {
            System.out.println(HEAP + ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(pool -> pool.getCollectionUsage()).mapToLong(MemoryUsage::getUsed).sum() / 1024);
        }
    }
}
