using System.Diagnostics;

namespace Katas.Checker.Running;

/// <summary>Starts the checker as its own child.</summary>
internal static class ProcessStarter
{
    public const string WorkerCommand = "serve-tests";

    public const string ScriptCommand = "serve-script";

    public const string DemoCommand = "serve-demo";

    private const string Diagnostics = "DOTNET_EnableDiagnostics";

    /// <summary>The dotnet host that this process runs on.</summary>
    public static string Dotnet =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>How a child is started.</summary>
    /// <param name="arguments">One of the commands above, and what it takes.</param>
    public static ProcessStartInfo Child(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Dotnet, [typeof(ProcessStarter).Assembly.Location, .. arguments]) { UseShellExecute = false };

        // Children are killed as a matter of course, and would leave their pipes for debuggers and profilers in the temporary
        // folder. Who wants to attach one sets the variable to 1.
        start.Environment.TryAdd(Diagnostics, "0");
        return start;
    }
}
