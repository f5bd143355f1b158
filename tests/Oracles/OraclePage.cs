using Katas.Tests.Oracles.Table;
using NUnit.Framework;

namespace Katas.Tests.Oracles;

/// <summary>Writes <c>docs/oracles.md</c> when all oracles have been asked and KATAS_ORACLES says so.</summary>
[SetUpFixture]
public sealed class OraclePage
{
    [OneTimeTearDown]
    public void Write()
    {
        if (Environment.GetEnvironmentVariable("KATAS_ORACLES") == "write")
        {
            File.WriteAllText(Path.Combine(Repository.Root, "docs", "oracles.md"), OracleTable.Markdown());
        }
    }
}
