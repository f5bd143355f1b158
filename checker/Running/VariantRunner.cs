using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Katas.Checker.Running.Messages;
using Katas.Checker.Verdicts;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using static TorchSharp.torch;

namespace Katas.Checker.Running;

/// <summary>
/// Runs a task's probes, or one of its tests, on one variant of the code after the other, and says how much of it comes out right. Where the
/// code keeps something in static fields, each variant gets an assembly of its own: it must not find what another has left.
/// </summary>
/// <param name="send">Where messages go.</param>
/// <param name="isStopped">Whether nobody wants to know any more.</param>
internal sealed class VariantRunner(Action<Message> send, Func<bool> isStopped)
{
    public void Run(Assembly assembly, RunVariants request)
    {
        bool keepsState = KeepsState(assembly);
        for (int i = 0; i < request.Variants.Count && !isStopped(); i++)
        {
            send(new Started(Name(i), request.TaskId));
            if (keepsState && i > 0)
            {
                var context = new AssemblyLoadContext("variant", isCollectible: true);
                send(Try(context.LoadFromStream(new MemoryStream(request.Assembly)), request, i));
                context.Unload();
            }
            else
            {
                send(Try(assembly, request, i));
            }
        }
    }

    /// <summary>The name under which a variant is told of when it starts.</summary>
    public static string Name(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static VariantTried Try(Assembly assembly, RunVariants request, int index)
    {
        new VariantSwitch(assembly).Choose(request.Variants[index].Changes, request.Limit);
        try
        {
            return request.Test is { } test ? Test(assembly, test, index) : Probe(assembly, request, index);
        }
        finally
        {
            set_grad_enabled(true);
            set_default_dtype(ScalarType.Float32);
        }
    }

    private static VariantTried Probe(Assembly assembly, RunVariants request, int index)
    {
        var right = request.Right.ToDictionary(outcome => outcome.Name);
        int agreeing = 0;
        double nearness = 0;
        foreach (var probe in ProbeRunner.Find(assembly, request.TaskId))
        {
            if (right.GetValueOrDefault(probe.Name) is { } expected)
            {
                var seen = ProbeRunner.Run(probe);
                bool agrees = Fingerprint.Agree(seen, expected);
                agreeing += agrees ? 1 : 0;
                nearness += agrees ? 1 : Fingerprint.Nearness(seen, expected);
                if (seen.Exception == nameof(TimeoutException))
                {
                    break; // the others would take as long
                }
            }
        }

        return new VariantTried(index, agreeing, nearness);
    }

    private static VariantTried Test(Assembly assembly, string test, int index)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(assembly, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0, ["SynchronousEvents"] = true });
        var result = runner.Run(
            TestListener.NULL, TestFilter.FromXml($"<filter><test>{System.Security.SecurityElement.Escape(test)}</test></filter>"));
        bool passed = result.PassCount > 0 && result.FailCount == 0;
        return new VariantTried(index, passed ? 1 : 0, passed ? 1 : 0);
    }

    /// <summary>Whether the code has static fields that can change, or hold what can. What the compiler generates for lambdas does no harm.</summary>
    private static bool KeepsState(Assembly assembly) =>
        assembly.GetTypes()
            .Where(type => type.Name != VariantSwitch.ClassName && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(type => type.GetFields(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Any(field => !field.IsLiteral
                && !(field.IsInitOnly && (field.FieldType.IsPrimitive || field.FieldType.IsEnum || field.FieldType == typeof(string))));
}
