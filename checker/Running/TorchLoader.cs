using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Katas.Checker.Running;

/// <summary>Whether TorchSharp loads here; if not, the real cause, which TorchSharp's own exception hides.</summary>
internal static class TorchLoader
{
    /// <summary>Why TorchSharp does not load, or null if it does.</summary>
    public static string? Problem()
    {
        try
        {
            using var one = ones(1);
            return one.item<float>() == 1f ? null : "TorchSharp loads, but computes wrong numbers.";
        }
        catch (Exception exception)
        {
            return $"{Cause()} {exception.GetBaseException().Message.ReplaceLineEndings(" ")}";
        }
    }

    private static string Cause()
    {
        string platform = RuntimeInformation.RuntimeIdentifier;
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64 && !OperatingSystem.IsMacOS())
        {
            return $"TorchSharp-cpu has no native library for {platform}: it runs on linux-x64, win-x64 and osx-arm64.";
        }

        // Loaded one by one, from the ground up, the first that fails names what is really missing.
        string[] libraries = OperatingSystem.IsWindows() ? ["c10.dll", "torch_cpu.dll", "LibTorchSharp.dll"]
            : OperatingSystem.IsMacOS() ? ["libc10.dylib", "libtorch_cpu.dylib", "libLibTorchSharp.dylib"]
            : ["libc10.so", "libtorch_cpu.so", "libLibTorchSharp.so"];
        foreach (string library in libraries)
        {
            string path = Path.Combine(AppContext.BaseDirectory, library);
            try
            {
                NativeLibrary.Load(path);
            }
            catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
            {
                return $"{library} does not load: {exception.Message.ReplaceLineEndings(" ")} {Remedy(library)}";
            }
        }

        return "";
    }

    private static string Remedy(string library) => OperatingSystem.IsWindows()
        ? "Install the Visual C++ 2015-2022 redistributable (x64), then build again. "
            + "TorchSharp issue 1567 collects the Windows machines where 0.107.0 does not load."
        : $"`dotnet build checker --no-incremental` writes {library} afresh; if that changes nothing, see Troubleshooting in README.md.";
}
