namespace Sentinel.Packages.Tests.Consumers;

/// <summary>What the pages for users show is pasted into fresh projects, which build without a warning.</summary>
public sealed class GuideTests
{
    private const string Name = "MyBot";

    // What stands around the examples of a page, and is not theirs.
    private const string Surroundings = """
        global using System.Text.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.Logging;
        global using Sentinel;
        global using Sentinel.Dispatch;
        global using Sentinel.Limiting;
        global using Sentinel.Telegram;
        global using StackExchange.Redis;
        global using Telegram.Bot;
        global using Telegram.Bot.Polling;
        global using Telegram.Bot.Types;
        global using Telegram.Bot.Types.Enums;

        namespace MyBot;

        public abstract class Surroundings
        {
            protected readonly string[] args = [];
            protected readonly string token = "";
            protected readonly string secret = "";
            protected readonly string address = "";
            protected readonly CancellationToken ct;
            protected readonly HostApplicationBuilder builder = null!;
            protected readonly WebApplication app = null!;
            protected readonly ITelegramBotClient bot = null!;
            protected readonly SentinelGuard guard = null!;
            protected readonly Message message = null!;
        }
        """;

    private const string SomeHandlers = """
        namespace MyBot;

        public sealed partial class StartHandlers
        {
            [On, Throttle(1, 1)]
            public void Start(Message message) { }
        }
        """;

    private static readonly string Generators = Workspace.Package("Sentinel.Generators");

    [TestCase("README.md")]
    [TestCase("src/Sentinel.Generators.Package/README.md")]
    public async Task The_first_two_examples_are_a_bot(string page)
    {
        string[] code = Guide.Read(page).Code;
        Workspace workspace = new Workspace().WithProgram(Name, code[..2], Generators);

        (await workspace.BuildAsync(Name)).OrFail();
    }

    [Test]
    public async Task What_a_test_with_the_emulator_prints_is_true()
    {
        Workspace workspace = new Workspace().WithProgram(
            Name,
            [Guide.Read("README.md").Code[0], "using MyBot;\n" + Guide.Read("src/Sentinel.Testing/README.md").Code[0]],
            Generators,
            Workspace.Package("Sentinel.Testing")
        );

        (await workspace.BuildAsync(Name)).OrFail();

        Assert.That((await workspace.RunAsync(Name)).OrFail().Lines, Is.EqualTo(["10"]));
    }

    [TestCase("docs/handlers.md", "ExportHandlers exports")]
    [TestCase("docs/observability.md")]
    [TestCase("docs/redis.md")]
    public async Task Each_example_of_a_page_compiles(string page, params string[] fields)
    {
        Guide guide = Guide.Read(page);
        string[] methods =
        [
            .. guide.Statements.Select((code, index) => MethodOf(code, $"Example{index}Async", fields)),
        ];
        string[] handlers = guide.Types.Any(static code => code.Contains("partial", StringComparison.Ordinal))
            ? []
            : [SomeHandlers];
        Workspace workspace = new Workspace().WithLibrary(
            Name,
            [
                Surroundings,
                .. handlers,
                .. guide.Types.Select(static code => $"namespace {Name};\n\n{code}"),
                .. methods,
            ],
            Generators,
            Workspace.Package("Sentinel.Redis"),
            """<FrameworkReference Include="Microsoft.AspNetCore.App" />"""
        );

        Assert.That(methods, Is.Not.Empty);
        (await workspace.BuildAsync(Name)).OrFail();
    }

    private static string MethodOf(string code, string name, string[] fields)
    {
        string[] lines = code.Split('\n');
        bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=');
        return $$"""
            {{string.Join('\n', lines.Where(IsUsing))}}

            namespace {{Name}};

            public abstract class {{name}}Surroundings : Surroundings
            {
                {{string.Concat(fields.Select(static field => $"protected readonly {field} = null!;"))}}

                public async Task {{name}}()
                {
                    await Task.Yield();
                    {{string.Join('\n', lines.Where(line => !IsUsing(line)))}}
                }
            }
            """;
    }
}
