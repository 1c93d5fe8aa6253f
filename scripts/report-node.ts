/** After an installation by an older Node, reports which Node the commands of this project run on. */
import process from 'node:process';

const [, installer] = /\bnode\/v(\S+)/.exec(process.env['npm_config_user_agent'] ?? '') ?? [];
const own = process.versions.node;

if (installer !== undefined && Number.parseInt(installer) < Number.parseInt(own)) {
  console.log(
    `npm runs on Node ${installer}. That is fine: the commands of this project run on its own Node ${own}.`,
  );
}
