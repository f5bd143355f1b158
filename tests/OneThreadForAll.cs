using Katas.Toolkit;
using NUnit.Framework;

/// <summary>
/// One thread for all tests, as in the checker's child: tensors are small here, and threads cost more than they save; and the
/// parts of the tests run side by side. Without a namespace, so that it holds for the suites too.
/// </summary>
[SetUpFixture]
public sealed class OneThreadForAll
{
    private OneThread one;

    [OneTimeSetUp]
    public void Start() => one = new OneThread();

    [OneTimeTearDown]
    public void End() => one.Dispose();
}
