namespace Katas.Checker.Running;

/// <summary>Starts the checker as its own child.</summary>
internal static class ProcessStarter
{
    public const string WorkerCommand = "serve-tests";

    public const string ScriptCommand = "serve-script";

    public const string DemoCommand = "serve-demo";

    /// <summary>The dotnet host that this process runs on.</summary>
    public static string Dotnet =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
}
