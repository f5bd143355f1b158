using Katas.Toolkit;
using NUnit.Framework;

/// <summary>
/// One thread for all tests, as in the checker's child: tensors are small here, and threads cost more than they save; and the
/// parts of the tests run side by side. The same for demonstrations, which tests start as processes: where two of torch's
/// threads share a processor with others, each waits for the other most of the time. Without a namespace, so that it holds for
/// the suites too.
/// </summary>
[SetUpFixture]
public sealed class OneThreadForAll
{
    /// <summary>What a process reads its number of threads from.</summary>
    internal const string Variable = "OMP_NUM_THREADS";

    private readonly string? before = Environment.GetEnvironmentVariable(Variable);
    private OneThread one;

    [OneTimeSetUp]
    public void Start()
    {
        one = new OneThread();
        Environment.SetEnvironmentVariable(Variable, "1");
    }

    [OneTimeTearDown]
    public void End()
    {
        Environment.SetEnvironmentVariable(Variable, before);
        one.Dispose();
    }
}
