using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Katas.Tests.Oracles.Table;

/// <summary>
/// Says what a test compares which members of the solutions with, and notes how far they are apart. The table in
/// <c>docs/oracles.md</c> is made of these.
/// </summary>
/// <param name="oracle">Who computed the expected values, for example <c>PyTorch's LayerNorm (golden files)</c>.</param>
/// <param name="members">What is compared: <c>LayerNorm.Normalize</c>; <c>LayerNorm</c> for its constructor.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OracleAttribute(string oracle, params string[] members) : Attribute, ITestAction
{
    /// <summary>Who computed the expected values.</summary>
    public string Oracle { get; } = oracle;

    /// <summary>What is compared with them.</summary>
    public IReadOnlyList<string> Members { get; } = members;

    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test) => OracleLedger.Begin();

    public void AfterTest(ITest test) => OracleLedger.End(this);
}
