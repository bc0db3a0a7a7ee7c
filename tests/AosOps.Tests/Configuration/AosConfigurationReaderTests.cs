using AosOps.Configuration;
using AosOps.Operations;

namespace AosOps.Tests.Configuration;

public sealed class AosConfigurationReaderTests : IDisposable
{
    private readonly TempDirectory temp = new();
    private readonly Dictionary<string, string> environment = [];

    public AosConfigurationReaderTests() => environment[AosConfiguration.FileVariable] = temp.Write("config.json", "{}");

    public void Dispose() => temp.Dispose();

    [Fact]
    public void What_nobody_sets_has_its_documented_default()
    {
        var configuration = Read();

        Assert.Equal("/var/lib/aos", configuration.StateDirectory);
        Assert.Equal("/tmp", configuration.RunRoot);
        Assert.Equal("/var/lib/aos/.workflow_emergency_stop", configuration.EmergencyStopPath);
        Assert.Equal(new Uri("http://localhost:9090"), configuration.PrometheusUri);
    }

    [Fact]
    public void The_settings_file_overrides_the_default()
    {
        temp.Write("config.json", """{ "stateDirectory": "/srv/aos", "PrometheusUri": "http://metrics:9090" }""");

        var configuration = Read();

        Assert.Equal("/srv/aos", configuration.StateDirectory);
        Assert.Equal(new Uri("http://metrics:9090"), configuration.PrometheusUri);
    }

    [Fact]
    public void An_environment_variable_overrides_the_settings_file()
    {
        temp.Write("config.json", """{ "StateDirectory": "/srv/aos" }""");
        environment["AOS_STATE_DIRECTORY"] = "/mnt/aos";

        Assert.Equal("/mnt/aos", Read().StateDirectory);
    }

    [Fact]
    public void The_webhook_is_the_one_that_shadow_runs_have_always_had_and_is_not_printed()
    {
        environment["SHADOW_HOOK"] = "https://hooks.example/secret";

        Assert.Equal(new Uri("https://hooks.example/secret"), Read().AlertWebhook);
        Assert.DoesNotContain("secret", Read().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_for_archives_is_set_by_its_variable_and_is_otherwise_that_of_the_AWS_settings()
    {
        Assert.Null(Read().S3Endpoint);

        environment["AOS_S3_ENDPOINT"] = "http://minio.internal:9000";

        Assert.Equal(new Uri("http://minio.internal:9000"), Read().S3Endpoint);
    }

    [Fact]
    public void The_emergency_stop_flag_lies_in_the_state_directory_that_is_set()
    {
        environment["AOS_STATE_DIRECTORY"] = "/mnt/aos";

        Assert.Equal("/mnt/aos/.workflow_emergency_stop", Read().EmergencyStopPath);
    }

    [Fact]
    public void Archives_and_their_age_are_set_by_the_variables_that_operators_know()
    {
        environment["ARCHIVE_DIR"] = "/mnt/archive";
        environment["RETENTION_DAYS"] = "0.5";

        Assert.Equal(("/mnt/archive", 0.5), (Read().ArchiveDirectory, Read().RetentionDays));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1e999")]
    public void An_age_that_is_not_a_number_of_days_names_its_variable(string days)
    {
        environment["RETENTION_DAYS"] = days;

        var failure = Assert.Throws<AosException>(Read);

        Assert.Equal(ErrorIds.ConfigurationInvalid, failure.ErrorId);
        Assert.Contains("RETENTION_DAYS", failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"StateDirectory\": 5 }")]
    [InlineData("{ \"StateDirectory\": null }")]
    [InlineData("{ \"RunRoot\": \"/a\", \"runRoot\": \"/b\" }")]
    public void A_settings_file_that_is_not_an_object_of_texts_is_named(string content)
    {
        var path = temp.Write("config.json", content);

        var failure = Assert.Throws<AosException>(Read);

        Assert.Equal(ErrorIds.ConfigurationInvalid, failure.ErrorId);
        Assert.Equal(path, failure.FilePath);
    }

    [Fact]
    public void A_number_of_days_may_be_a_number()
    {
        temp.Write("config.json", """{ "RetentionDays": 2.5 }""");

        Assert.Equal(2.5, Read().RetentionDays);
    }

    [Fact]
    public void A_setting_that_does_not_exist_is_an_error_that_names_it_and_those_that_do()
    {
        temp.Write("config.json", """{ "StateDirectry": "/srv/aos" }""");

        var failure = Assert.Throws<AosException>(Read);

        Assert.Equal(ErrorIds.ConfigurationInvalid, failure.ErrorId);
        Assert.Contains("'StateDirectry'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("StateDirectory", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_settings_file_that_is_not_JSON_is_an_error_that_names_the_line()
    {
        temp.Write("config.json", "{\n  \"RunRoot\": \"/srv\",\n  oops\n}");

        Assert.Equal(3, Assert.Throws<AosException>(Read).Line);
    }

    [Fact]
    public void Every_value_of_the_configuration_can_be_set_in_the_file()
    {
        var derived = new[] { nameof(AosConfiguration.EngineGoldenDirectory), nameof(AosConfiguration.RetentionLogPath) };
        var settings = typeof(AosConfiguration).GetProperties().Where(property => property.GetSetMethod() is not null).Select(property => property.Name).Except(derived);
        temp.Write("config.json", $"{{ {string.Join(", ", settings.Select(name => $"\"{name}\": \"{(name.EndsWith("Days", StringComparison.Ordinal) ? "1" : "http://set:1")}\""))} }}");

        var configuration = Read();

        Assert.Equal(("http://set:1", new Uri("http://set:1")), (configuration.RedisEndpoint, configuration.S3Endpoint));
    }

    [Fact]
    public void A_webhook_that_is_not_valid_is_not_repeated_in_the_error()
    {
        environment["SHADOW_HOOK"] = "hooks.example/services/secret";

        var failure = Assert.Throws<AosException>(Read);

        Assert.Contains("SHADOW_HOOK", failure.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message + failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_settings_file_that_is_named_and_missing_is_an_error()
    {
        environment[AosConfiguration.FileVariable] = temp["absent.json"];

        Assert.Equal(ErrorIds.PathNotFound, Assert.Throws<AosException>(Read).ErrorId);
    }

    [Fact]
    public void An_address_that_is_not_http_is_an_error_that_names_the_variable()
    {
        environment["PROMETHEUS_URL"] = "metrics:9090";

        var failure = Assert.Throws<AosException>(Read);

        Assert.Equal(ErrorIds.ConfigurationInvalid, failure.ErrorId);
        Assert.Contains("PROMETHEUS_URL", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_connection_string_is_not_in_the_text_of_the_configuration()
    {
        environment["AOS_DATABASE"] = "Host=db;Password=hunter2";

        Assert.DoesNotContain("hunter2", Read().ToString(), StringComparison.Ordinal);
    }

    private AosConfiguration Read() => AosConfigurationReader.Read(name => environment.GetValueOrDefault(name));
}
