using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Operations;

public sealed class EnumerationTextTests
{
    [Fact]
    public void Every_outcome_of_a_check_has_its_own_name() =>
        Assert.All(Enum.GetValues<CheckStatus>(), status => Assert.Equal(status.ToString(), status.Name()));

    [Fact]
    public void Every_state_of_a_run_has_its_own_name() =>
        Assert.All(Enum.GetValues<ShadowRunState>(), state => Assert.Equal(state.ToString(), state.Name()));
}
