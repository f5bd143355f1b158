using System.Net;
using System.Text.Json;
using Katas.Checker;
using Katas.Checker.Book;
using Katas.Checker.Showing;
using Katas.Page;
using Katas.Page.Components;
using Katas.Page.Demonstrations;
using Katas.Page.Safety;
using Katas.Page.Texts;
using Katas.Page.Watching;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;

// Started by the checker's `book`. The first line on standard output is the link, as JSON; after that nothing is said there.
try
{
    var options = PageOptions.Parse(args);
    var book = Workbook.Find(options.Book);
    await using var app = Create(options, book);
    await app.StartAsync();
    Console.WriteLine(JsonSerializer.Serialize(new { Link = app.Services.GetRequiredService<Door>().Link }));
    if (options.EndsWithInput)
    {
        EndWithInput(app.Lifetime);
    }

    await app.WaitForShutdownAsync();
    return ExitCode.Done;
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    Console.Error.WriteLine("The port is taken by another program. Without --port, a free one is found.");
    return ExitCode.Usage;
}
catch (Exception exception) when (exception is CheckerException or FormatException)
{
    Console.Error.WriteLine(exception.Message);
    return ExitCode.Usage;
}

static WebApplication Create(PageOptions options, Workbook book)
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        ApplicationName = "page",
        ContentRootPath = AppContext.BaseDirectory,
        EnvironmentName = Environments.Production, // whatever the learner's own projects are set to
    });
    builder.Configuration.Sources.Clear(); // nor are their settings ours
    builder.WebHost.UseStaticWebAssets();
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, options.Port);
    });
    builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error).AddSimpleConsole();
    builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // what keeps it from starting is said above in a sentence
    builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
    builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider(); // or keys would be written to the home folder
    builder.Services.AddRazorComponents().AddInteractiveServerComponents();
    builder.Services
        .AddSingleton(options)
        .AddSingleton(book)
        .AddSingleton<Door>()
        .AddSingleton<Live>()
        .AddSingleton<TextPages>()
        .AddSingleton<DemoRuns>()
        .AddSingleton(_ => new LessonViews(book, options.Limits)) // made here, so that it is disposed of here
        .AddHostedService<WatchService>();

    var app = builder.Build();
    app.UseMiddleware<Gate>();
    app.UseMiddleware<Headers>();
    app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
    app.UseAntiforgery();
    app.MapStaticAssets();
    BookFiles.Map(app, book);
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server =>
    {
        server.ContentSecurityFrameAncestorsPolicy = null; // Headers says it
        server.DisableWebSocketCompression = true; // nothing is gained on one machine
    });
    return app;
}

// Whoever started the page holds its input; when that ends, however it came about, so does the page.
static void EndWithInput(IHostApplicationLifetime lifetime) => new Thread(() =>
{
    using var input = Console.OpenStandardInput();
    while (input.ReadByte() >= 0)
    {
    }

    lifetime.StopApplication();
})
{
    IsBackground = true,
    Name = "lifeline",
}.Start();
