using System.Collections.Concurrent;
using Katas.Testkit;
using TorchSharp;

namespace Katas.Tests.Oracles.Table;

/// <summary>The largest difference that was seen between members and their oracles, by dtype.</summary>
internal static class OracleLedger
{
    private static readonly ConcurrentDictionary<(string Member, string Oracle, torch.ScalarType Type), double> Largest = [];

    // A test of two attributes begins and ends twice; what it sees belongs to both.
    [ThreadStatic]
    private static List<(torch.ScalarType Type, double Difference)>? s_seen;

    public static void Begin()
    {
        var seen = s_seen = [];
        Differences.Observe((type, difference) => seen.Add((type, difference)));
    }

    public static void End(OracleAttribute attribute)
    {
        Differences.Observe(null);
        foreach (var (type, difference) in s_seen ?? [])
        {
            foreach (string member in attribute.Members)
            {
                Largest.AddOrUpdate((member, attribute.Oracle, type), difference, (_, before) => Math.Max(before, difference));
            }
        }
    }

    /// <summary>What was seen of a member and an oracle; null if values of this type were not compared.</summary>
    public static double? Difference(string member, string oracle, torch.ScalarType type) =>
        Largest.TryGetValue((member, oracle, type), out double difference) ? difference : null;
}
