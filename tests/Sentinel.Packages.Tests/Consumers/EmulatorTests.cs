namespace Sentinel.Packages.Tests.Consumers;

public sealed class EmulatorTests
{
    private const string Program = """
        using Sentinel.Testing;
        using Telegram.Bot;

        await using TelegramEmulator telegram = await TelegramEmulator.StartAsync();
        EmulatedBot shop = telegram.AddBot("ShopBot");
        Console.WriteLine((await shop.CreateClient().GetMe()).Username);
        """;

    [Test]
    public async Task The_emulator_brings_its_web_server_along()
    {
        Workspace workspace = new Workspace().WithProgram("Trial", [Program], Workspace.Package("Sentinel.Testing"));

        (await workspace.BuildAsync("Trial")).OrFail();

        Assert.That((await workspace.RunAsync("Trial")).OrFail().Lines, Is.EqualTo(["ShopBot"]));
    }
}
