package io.guardianpartner.routing;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What every service has: the contract, its own place in it, and the rule for errors between routes. */
@AutoConfiguration
@EnableConfigurationProperties({GuardianProperties.class, MessageSizeProperties.class})
class GuardianAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Contract contract() {
        return Contract.load();
    }

    /** The logical name of its queue is how route ids and metrics call the service. */
    @Bean
    @ConditionalOnMissingBean
    ServiceEntry thisService(Contract contract, GuardianProperties properties) {
        var name = properties.service();
        if (name == null || !contract.services().containsKey(name)) {
            throw new IllegalArgumentException("guardian.service: the contract has no service " + name);
        }
        return contract.services().get(name);
    }

    @Bean
    @ConditionalOnMissingBean
    Messages messages(Contract contract, ServiceEntry thisService, MessageSizeProperties size) {
        return new Messages(contract, thisService.name(), size.maxMessageSize().toBytes());
    }

    /** Routes are collected when the context is refreshed: the rule is in force before the first one is. */
    @Bean
    SmartInitializingSingleton callersHandleErrors(CamelContext camel) {
        return () -> camel.getCamelContextExtension().getContextPlugin(Model.class)
            .addModelLifecycleStrategy(new CallersHandleErrors());
    }
}
