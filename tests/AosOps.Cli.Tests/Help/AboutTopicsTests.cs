using AosOps.Cli.Help;

namespace AosOps.Cli.Tests.Help;

public sealed class AboutTopicsTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("aosops-test-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void A_topic_is_found_by_its_name_in_any_case()
    {
        Write("about_AosOps_Checks.help.txt", "the checks");

        Assert.Equal("the checks", new AboutTopics(directory).Find("About_aosops_checks"));
    }

    [Fact]
    public void The_names_of_the_topics_are_sorted_and_nothing_else_is_one()
    {
        Write("about_B.help.txt", "");
        Write("about_A.help.txt", "");
        Write("AosOps.Module.dll-Help.xml", "");

        Assert.Equal(["about_A", "about_B"], new AboutTopics(directory).Names);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("about_../secret")]
    [InlineData("secret")]
    public void A_name_does_not_lead_out_of_the_folder(string name)
    {
        Write("secret.help.txt", "not a topic");

        Assert.Null(new AboutTopics(Path.Combine(directory, "en-US")).Find(name));
        Assert.Null(new AboutTopics(directory).Find(name));
    }

    [Fact]
    public void A_program_without_topics_has_none() =>
        Assert.Empty(new AboutTopics(Path.Combine(directory, "absent")).Names);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(directory, name), text);
}
