using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Katas.Checker.Running.Messages;
using Katas.Checker.Verdicts;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Katas.Checker.Running;

/// <summary>
/// Runs a task's probes, or one of its tests, on one variant of the code after the other, and says how much of it comes out right. Where the
/// code keeps something in static fields, each variant gets an assembly of its own: it must not find what another has left.
/// </summary>
/// <param name="send">Where messages go.</param>
/// <param name="isStopped">Whether nobody wants to know any more.</param>
internal sealed class VariantRunner(Action<Message> send, Func<bool> isStopped)
{
    /// <summary>The index of the code as it is.</summary>
    public const int PlainIndex = -1;

    private const int PatienceWithPlain = 50;
    private const int PatienceWithVariants = 3;

    // For so long a variant may run probes without any of them coming nearer.
    private static readonly TimeSpan Curiosity = TimeSpan.FromMilliseconds(15);

    private (Assembly Assembly, NUnitTestAssemblyRunner Runner)? known;

    public void Run(Assembly assembly, RunVariants request)
    {
        send(new Started(Name(PlainIndex), request.TaskId));
        var plain = Plain(assembly, request);
        bool keepsState = KeepsState(assembly);
        for (int i = 0; i < request.Variants.Count && !isStopped(); i++)
        {
            send(new Started(Name(i), request.TaskId));
            if (keepsState)
            {
                var context = new AssemblyLoadContext("variant", isCollectible: true);
                send(Try(context.LoadFromStream(new MemoryStream(request.Assembly)), request, plain, i));
                context.Unload();
            }
            else
            {
                send(Try(assembly, request, plain, i));
            }
        }
    }

    /// <summary>The name under which a variant is told of when it starts.</summary>
    public static string Name(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What each probe gives on the code as it is; told of as a variant of its own.</summary>
    private Dictionary<string, PlainProbe> Plain(Assembly assembly, RunVariants request)
    {
        var plain = new Dictionary<string, PlainProbe>();
        if (request.Test is null)
        {
            new VariantSwitch(assembly).Choose([], request.Limit * PatienceWithPlain);
            foreach (var probe in ProbeRunner.Find(assembly, request.TaskId))
            {
                Time(request, probe, plain); // the first time it is compiled
                send(new Started(Name(PlainIndex), request.TaskId)); // a sign of life
                Time(request, probe, plain);
            }

            send(new VariantTried(PlainIndex, plain.Values.Count(probe => probe.Agrees), plain.Values.Sum(probe => probe.Nearness)));
        }
        else
        {
            send(Try(assembly, request, plain, PlainIndex));
        }

        return plain;
    }

    private static void Time(RunVariants request, MethodInfo probe, Dictionary<string, PlainProbe> plain)
    {
        if (request.Right.FirstOrDefault(outcome => outcome.Name == probe.Name) is { } right)
        {
            long start = Stopwatch.GetTimestamp();
            var seen = ProbeRunner.Run(probe).Outcome;
            bool agrees = Fingerprint.Agree(seen, right);
            plain[probe.Name] = new PlainProbe(agrees, agrees ? 1 : Fingerprint.Nearness(seen, right), Stopwatch.GetElapsedTime(start));
        }
    }

    private VariantTried Try(Assembly assembly, RunVariants request, Dictionary<string, PlainProbe> plain, int index)
    {
        var usual = plain.Values.Aggregate(TimeSpan.Zero, (sum, probe) => sum + probe.Took);
        new VariantSwitch(assembly).Choose(
            index == PlainIndex ? [] : request.Variants[index].Changes, request.Limit + (usual * PatienceWithVariants));
        return request.Test is { } test ? Test(assembly, test, index) : Probe(assembly, request, plain, index);
    }

    /// <summary>
    /// Runs the probes that go wrong now, the quickest first; the rest only if one of them comes nearer. What changes nothing that is wrong
    /// is of no interest.
    /// </summary>
    private static VariantTried Probe(Assembly assembly, RunVariants request, Dictionary<string, PlainProbe> plain, int index)
    {
        var right = request.Right.ToDictionary(outcome => outcome.Name);
        var probes = ProbeRunner.Find(assembly, request.TaskId).Where(probe => plain.ContainsKey(probe.Name))
            .OrderBy(probe => plain[probe.Name].Agrees).ThenBy(probe => plain[probe.Name].Took).ToList();
        int agreeing = 0;
        double nearness = 0;
        double better = 0;
        var spent = TimeSpan.Zero;
        foreach (var probe in probes)
        {
            var known = plain[probe.Name];
            if (better <= 0 && (known.Agrees || spent > Curiosity))
            {
                return new VariantTried(index, 0, 0);
            }

            long start = Stopwatch.GetTimestamp();
            var seen = ProbeRunner.Run(probe).Outcome;
            spent += Stopwatch.GetElapsedTime(start);
            bool agrees = Fingerprint.Agree(seen, right[probe.Name]);
            double now = agrees ? 1 : Fingerprint.Nearness(seen, right[probe.Name]);
            agreeing += agrees ? 1 : 0;
            nearness += now;
            better += known.Agrees ? 0 : Math.Max(now - known.Nearness, 0);
            if (seen.Exception == nameof(TimeoutException))
            {
                return new VariantTried(index, 0, 0); // the others would take as long
            }
        }

        return new VariantTried(index, agreeing, nearness);
    }

    private VariantTried Test(Assembly assembly, string test, int index)
    {
        if (known is not { } loaded || loaded.Assembly != assembly)
        {
            loaded = (assembly, new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder()));
            loaded.Runner.Load(assembly, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0, ["SynchronousEvents"] = true });
            known = loaded;
        }

        var result = loaded.Runner.Run(
            TestListener.NULL, TestFilter.FromXml($"<filter><test>{System.Security.SecurityElement.Escape(test)}</test></filter>"));
        bool passed = result.PassCount > 0 && result.FailCount == 0;
        return new VariantTried(index, passed ? 1 : 0, passed ? 1 : 0);
    }

    /// <summary>Whether the code has static fields that can change, or hold what can.</summary>
    private static bool KeepsState(Assembly assembly) =>
        assembly.GetTypes()
            .Where(type => type.Name != VariantSwitch.ClassName && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(type => type.GetFields(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Any(field => !field.IsLiteral && !(field.IsInitOnly && IsConstant(field.FieldType)));

    /// <summary>Whether values of a type stay what they are; of an array of them, that is taken for granted.</summary>
    private static bool IsConstant(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(TimeSpan)
        || (type.IsArray && IsConstant(type.GetElementType()!))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && IsConstant(type.GetGenericArguments()[0]))
        || (type.IsGenericType && type.FullName?.StartsWith("System.ValueTuple", StringComparison.Ordinal) == true
            && type.GetGenericArguments().All(IsConstant))
        || typeof(Delegate).IsAssignableFrom(type);

    private sealed record PlainProbe(bool Agrees, double Nearness, TimeSpan Took);
}
